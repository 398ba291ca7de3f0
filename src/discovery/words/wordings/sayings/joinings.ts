/** How a text that comes along is told. */
export const textJoinings = [
  'that reads V',
  'the text being V',
  'whose content is V',
  'filled with V',
  'in which it says V',
  'saying V',
  'with the text V',
  'that says V',
  'containing V',
  'with V in it',
  'and write V in it',
  'whose text is V',
  'reading V',
  'with V as its text',
  'the wording being V',
  'carrying the text V',
  'with the content V',
  'stating V',
  'that contains V',
  'bearing the words V',
  'where one reads V',
];
/** What is told as a text rather than by the name of its field. */
export const isText = /^(?:text|body|content|contents|note|description|message|paragraph|line)$/;
/** How a text of some look (L) is told. */
export const lookJoinings = [
  'with the L V',
  'with V as L',
  'containing V in L',
  'that has V as a L',
  'saying V in L',
  'and write V in it as L',
  'whose text is V in L',
  'with a L: V',
];
export const joinings = [
  'with the F V',
  'and give it the F V',
  'F V',
  'and set its F to V',
  'having V as its F',
  'whose F is V',
  'under the F V',
  'carrying the F V',
  'that gets the F V',
  'with V for its F',
];
