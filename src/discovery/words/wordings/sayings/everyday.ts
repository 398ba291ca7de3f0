/*
 * What people say for what interfaces call things: the term, then other ways. General English of applications, of none in particular.
 */
const terms = `
bold: heavy type; thick letters; boldface
italic: slanted letters; italics; cursive
underline: a line under it; underlined; an underscore
underlined: a line under it
strikethrough: crossed out; struck through; a line through it
superscript: raised above the line; a small raised letter; like an exponent
subscript: lowered below the line; a small low letter; like an index
uppercase: capital letters; all capitals; upper case
lowercase: small letters; lower case; no capitals
small capitals: small caps
capitalize every word: start each word with a capital; initial capitals
highlighting color: a highlighter; a coloured background; a marker
font color: coloured letters; another text colour; colour
font name: font; typeface
font size: text size; size of the letters
outline: hollow letters; contours only
shadow: a shadow behind the letters
heading: headline; section title; caption
bulleted list: bullet points; bullets; list with dots
unordered list: bullet points; bullets; bulleted list
numbered list: numbers in order; enumeration; ordered list
ordered list: numbered list; numbers in order; enumeration
quotations: a quotation; a cited passage; quoted text
centered: in the middle; centred; halfway between the margins
justified: flush on both sides; even at both margins; block alignment
aligned right: flush right; at the right margin
aligned left: flush left; at the left margin
(?<!is )right: right-aligned; flush right; at the right margin
increase indent: move in from the margin; shift to the right
borders: a frame; a box; lines around it
footnote: a note at the bottom of the page; note below
endnote: a note at the end of the document
header: the top of every page; running title
footer: the bottom of every page; foot of the page
watermark: faint text behind the page; pale background text
page break: a new page; start of the next page
columns: side by side columns; newspaper columns
table of contents: contents list; list of the headings
comment: remark; annotation; note at the margin
hyperlink: link; web address; clickable address
bookmark: marker to jump to; named spot
keywords: key terms; search terms
page number: number of the page
spelling: spell checking; proofreading
picture: image; photo
image: picture; photo; graphic
icon: symbol; little picture
colour: color; shade; tint
color: colour; shade
palette: colour scheme; set of colours; colors
theme: look; appearance; skin
language: tongue; user interface language
journal: diary; log; daily notes
tag: label; category; keyword
title: name; heading
subtitle: tagline; line under the title
field: property; attribute; piece of data
content type: format; kind of content; MIME type
(?<=\b(?:a|the|this|my) )draft: unfinished version; unsaved changes
sidebar: side panel; column at the side
toolbar: row of buttons; button bar
recent: latest; last changed
setting: option; preference
default: standard; initial
animation: transition; movement
duration: length of time; time
limit: maximum; most
export: file to download
tab: section; page
text: words; wording; what it says
font family: lettering; typeface; kind of letters
line height: distance between the lines; line spacing; room between lines
width: how wide it is; breadth
height: how high it is; tallness
position: place; spot; where it stands
background: backdrop; what is behind
server: host; remote machine
url: address; web address; link
username: user name; login name; who I am
password: passphrase; secret word
directory: folder; place for files
filename: name of the file; what the file is called
backup: safety copy; spare copy
autosave: automatic saving; saving by itself
automatically: by itself; on its own
automatic: by itself; without being asked
reverse: backwards; the other way round; from last to first
layout: arrangement; how things are placed
preview: how it will look; look ahead
zoom: magnification; enlargement
margin: space at the edge; white border
template: pattern; model
date: day; when
author: writer; who wrote it
subject: topic; what it is about
description: summary; explanation
links: references; hyperlinks; cross-references
missing: not there yet; that do not exist
system: internal; built-in
table: grid; rows and columns
clipboard: what is copied; copy buffer
address bar: location bar; address line
info: information; details
blank: empty; with nothing in it
attachment: enclosed file; file that comes along
priority: importance; urgency
due date: deadline; when it must be ready
contact: person; address entry
folder: directory; place
button: key; control
menu: list of commands; drop-down
paragraph: passage; block of text
cell: box of the table; field of the grid
row: line of the table
column: upright row; vertical strip
chart: diagram; graph
slide: page of the talk; sheet
layer: level; sheet
`;

const everyday = terms
  .trim()
  .split('\n')
  .map((line) => {
    const [term = '', rest = ''] = line.split(': ');
    const ways = rest
      .split('; ')
      .map((way) => ({ way, term: new RegExp(`${articleIn(way)}\\b${term}\\b(?![\\w ]*\\})`, 'i') }));
    return { term: new RegExp(`\\b${term}\\b(?![\\w ]*\\})`, 'i'), ways };
  });

/** What is said by a clause has no article: "the text" becomes "what it says". */
function articleIn(way: string): string {
  return /^(?:what|when|where|who|how)\b/.test(way) ? '(?:\\bthe )?' : '';
}

/** So many wordings with each of the other ways. */
const each = 3;

/** Some of the wordings again, in what people say for the terms that stand in them. */
export function inEverydayWords(wordings: readonly string[]): string[] {
  return everyday.flatMap(({ term, ways }) => {
    const having = wordings.filter((text) => term.test(text));
    return ways.flatMap(({ way, term: said }, j) =>
      having
        .filter((_, i) => i % ways.length === j)
        .slice(0, each)
        .map((text) => text.replace(said, way).replace(/\b(?:an?|the) (?=(?:an?|the) )/gi, '')),
    );
  });
}
