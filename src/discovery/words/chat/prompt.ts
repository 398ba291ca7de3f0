/*
 * A list to complete, for small models do that better than what they are told to do: lists of other applications, then the change. Each list has
 * orders, questions, wishes and short notes, as people differ, and every place in each request.
 */

const lists = `How people ask an assistant for a change in an application. Every request names the placeholders.

Application: a music player
Change: the song "{song}" gains the genre "{genre}", by "edit details"
Requests:
- Add the genre "{genre}" to "{song}"
- Please mark the song "{song}" as "{genre}"
- "{song}" should also count as "{genre}"
- Can you give "{song}" the genre "{genre}"?
- I want "{genre}" among the genres of "{song}"
- genre "{genre}" for "{song}"
- File "{song}" under "{genre}"
- Label "{song}" with "{genre}"

Application: a calendar
Change: the setting "first weekday" becomes "{choice}", by "preferences"
Requests:
- Let the week start on "{choice}"
- Set the first day of the week to "{choice}"
- I want weeks that begin with "{choice}"
- Please start my weeks on "{choice}"
- first weekday: "{choice}"
- Change the start of the week to "{choice}"
- Could my calendar open with "{choice}" on the left?
- Switch the first weekday to "{choice}"

Application: a photo album
Change: a new album "{album}" is made with the place "{place}" and the year "{year}", by "new album"
Requests:
- Create an album called "{album}" from "{place}" in "{year}"
- Make a new album "{album}" with the place "{place}" and the year "{year}"
- I need an album named "{album}", taken in "{place}" in "{year}"
- Start the album "{album}" and put "{place}" as its place and "{year}" as its year
- new album "{album}": "{place}", "{year}"
- Please set up "{album}" as an album for "{place}", "{year}"
- Could you open an album "{album}" about "{place}" in "{year}"?
- There should be an album "{album}" with "{place}" and "{year}"

Application: a mail program
Change: "mark all as read" is done
Requests:
- Mark all messages as read
- Treat everything in my inbox as read
- Please clear the unread marks
- I have read it all, get rid of the bold subjects
- Set every mail to read
- Can you make all my mail count as read?
- nothing should be unread any more
- mark everything read
`;

/** The prompt for one change: its sentence, and what the documentation says about it where it says something. */
export const wordsPrompt = (application: string, change: string, manual?: string): string =>
  `${lists}\nApplication: ${oneLine(application)}\n${manual === undefined ? '' : `Manual: ${oneLine(manual)}\n`}Change: ${oneLine(change)}\nRequests:\n-`;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The requests of a completed list: each line that names just these places, without what comes twice. */
export function requestsIn(answer: string, places: readonly string[]): { good: string[]; dropped: number } {
  const lines = `-${answer}`
    .split('\n')
    .flatMap((line) => /^\s*-\s*(.+?)\s*$/.exec(line)?.[1] ?? [])
    .filter((line) => line !== '');
  const good = lines.filter((line) => {
    const named = Array.from(line.matchAll(/\{(\w+)\}/g), (match) => match[1]!);
    const rest = line.replace(/\{\w+\}/g, '');
    return (
      named.length === places.length &&
      places.every((place) => named.includes(place)) &&
      !/[{}]/.test(rest) &&
      line.split(' ').length <= most &&
      /\p{L}{2}/u.test(rest)
    );
  });
  return { good: [...new Set(good)], dropped: lines.length - good.length };
}

/** Words of the longest request. */
const most = 26;
