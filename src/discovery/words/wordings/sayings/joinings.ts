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
/** How an address that something leads to is told. */
export const linkJoinings = [
  'with a link to V',
  'that links to V',
  'linking to V',
  'that leads to V',
  'leading to V',
  'which goes to V',
  'pointing at V',
  'with the address V',
  'that takes one to V when clicked',
];
