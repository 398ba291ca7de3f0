/*
 * What people say for what many applications can do, as whole requests: the words that a command's name has, then ways to ask for it. T: the text or thing that it is
 * done to. General English of applications: a command stands here only where programs of several makers have it under this name.
 */
const said = `
strikethrough: cross out T; strike T out; score T out; put a line through T; draw a line through T; T is no longer valid, strike it through; rule T out with a line
bold: make T stand out; set T in heavy type; print T thicker; T ought to be fat; put weight on T; emphasise T strongly
italic: slant T; lean T to the right; emphasise T with italics; write T in sloping letters; T as a title of a work, in italics
double underline: underline T twice; draw two lines under T; put a double rule beneath T
underline: underline T; draw a line under T; put a line beneath T; rule T from below; T wants a line at its base
overline: draw a line above T; put a bar over T; T with a line on top
superscript: raise T; set T above the line; put T up like an exponent; T belongs up high, small; lift T above the rest
subscript: lower T; set T below the line; put T down like the 2 in H2O; drop T beneath the rest
monospaced|code: write T like source code; set T in typewriter letters; T in a fixed width; show T as program code; T is code, mark it so
highlight: mark T with a highlighter; put colour behind T; use a marker on T; T on a bright background; draw a marker pen over T
font colou?r|text colou?r: colour T; print T in another colour; paint T; T in coloured letters
uppercase: write T in capitals; put T all in big letters; T in block capitals; shout T
lowercase: write T in small letters; take the capitals out of T; T without capitals
small capitals: set T in small caps; T in little capitals
capitali[sz]e every word: begin each word of T with a capital; give T initial capitals; T like a name, with big first letters
outline: show only the edges of T; draw T hollow; T without filling; contour T
shadow: let T cast a shadow; put a shade behind T; T with a drop shadow
font size|size: make T larger or smaller; change how big T is; print T bigger; T at another point size
font name|font family|typeface: use another typeface for T; print T in another font; change the lettering of T
unordered list|bulleted list|bullets: put a dot before T; make T a list item; T with a bullet in front; turn T into a point of a list; list T with dots
ordered list|numbered list: put a number before T; number T; make T the first of a count; T as a numbered step
heading: turn T into a headline; make T the title of a section; T as a caption; promote T to a heading; T is a section title
quotations?|block quote|quote: set T off as a quotation; T was said by somebody else, mark it as a quote; present T as a citation; quote T
body text|default paragraph|paragraph style: turn T back into ordinary text; T is plain text, no heading
centered|cent(?:er|re): centre T; put T in the middle; move T to the middle of the page; T belongs between the margins
justified: justify T; stretch T to both margins; make both edges of T even; spread T over the full width
right: push T to the right; align T with the right margin; T flush right; move T over to the right side
align(?:ed)? left|left: push T to the left; align T with the left margin; T flush left
increase indent|indent: move T in; indent T; push T away from the margin; set T in from the side
decrease indent: move T out; take back the indent of T
line spacing|spacing: leave more room between the lines of T; space out the lines of T; T with wider lines; loosen the lines of T
borders?|frame: put a box around T; frame T; draw a border round T; fence T in with lines; enclose T
footnote: explain T at the bottom of the page; put a note below the page for T
endnote: explain T at the end of the document; put a note for T behind the last page
page break: start a new page after T; break the page at T; what comes behind T goes on the next page
page number: number the page at T; show which page it is at T; put the number of the page behind T
table of contents: list the headings below T; insert a contents list after T; an overview of the chapters behind T
bookmark: mark the spot at T; make T a place to jump to; set a bookmark at T
hyperlink|link|url: make T clickable; let T lead somewhere; link T; T should open an address; point T at an address
comment: leave a remark on T; comment on T; annotate T; write a note in the margin at T
watermark: put pale text behind the page; show faint words on every page; stamp the pages in the background
header: put something at the top of every page; write above every page; let each page begin with the same line
footer: put something at the bottom of every page; write below every page; let each page end with the same line
columns?: split the page into columns; lay the text out like a newspaper; side by side on the page
landscape: turn the page sideways; the page should lie on its side; make the page wider than high
portrait: turn the page upright; make the page higher than wide
do not check spelling|spelling: stop marking T as misspelt; leave T alone when checking the spelling; no red line under T
duplicate|clone: copy T; make a copy of T; duplicate T; a second T, please; another one just like T
unfold: unfold T; expand T again; show the body of T again
fold: fold T; collapse T; roll T up; shrink T to its title; hide the body of T
close others|close other: close everything but T; leave only T open; keep T alone on the screen
close all: close everything; clear the screen; put all away
close: close T; put T away; I am done with T; take T off the screen; T may leave the screen
export: save T to a file; download T; take T out as a file; get me T as a file; a copy of T for my disk
import: bring in a file; load a file; read in a file; take over what is in a file; upload something
permalink: give me an address of T; an address that leads to T
save: save T; keep the changes
discard: throw the changes to T away; give up editing T; forget what was typed in T; leave T as it was before
confirm changes|done: finish editing T; keep what was changed in T; T is ready, finish it
full ?screen: fill the whole screen; no window around it
hide side ?bar: get the side panel out of the way; give me more room, hide the column at the side
show side ?bar: bring the side panel back
theme: give everything another look; dress it in another skin; change how it all looks
palette|colou?r scheme: other colours for everything; change the colour scheme; paint it all in other colours
language: speak another language; menus in another tongue; translate the interface
start ?page|home ?page: open this at the start; begin with this page; what is shown first
site title|document title: call the whole thing otherwise; another name at the top of it all
autosave|auto ?save: save by itself; keep changes without being asked
`;

const known = said
  .trim()
  .split('\n')
  .map((line) => {
    const at = line.indexOf(': ');
    return { name: new RegExp(`\\b(?:${line.slice(0, at)})\\b`, 'i'), ways: line.slice(at + 2).split('; ') };
  });

/** Whole requests for what a command of this name does in many applications; none where it is not among these. T stands for what it is done to. */
export const knownCommand = (name: string): readonly string[] => known.find((one) => one.name.test(name))?.ways ?? [];

/** Whether many applications have a command of this name. */
export const isKnownCommand = (name: string): boolean => known.some((one) => one.name.test(name));
