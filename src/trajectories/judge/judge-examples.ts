import type { Judged } from './judged.ts';

/** Judged episodes of other applications, in the form in which the judge is asked: as many wrong as right ones, each wrong in another way. */
export const examples: { question: string; answer: Judged }[] = [
  {
    question: `Application: Calendar
Request: Move the event "Dentist" to Friday and colour it red
<evidence>
Done:
1. click "Dentist"
2. type "Friday" in "Day"
3. click "Save"
End: it said that it was done
Saved:
events › Dentist › day: "Monday" became "Friday"
Saved besides:
log › last page: "events" became "event"
</evidence>
Named in the request: "Dentist" is saved, "Friday" is saved`,
    answer: {
      reason: 'Dentist › day became Friday, but no colour was saved.',
      parts: [
        { part: 'Dentist on Friday', met: 'yes' },
        { part: 'Dentist is red', met: 'no' },
      ],
      complete: 'no',
      quality: 'good',
    },
  },
  {
    question: `Application: Music Player
Request: I'd like a playlist called Slow Rivers
<evidence>
Done:
1. click "New playlist"
2. type "Slow Rivers" in "Name"
3. click "Create"
End: it said that it was done
Saved:
playlists › Slow Rivers: added
Saved besides:
view › open: added "playlists"
</evidence>
Named in the request: "Slow Rivers" is saved`,
    answer: {
      reason: 'playlists › Slow Rivers was added.',
      parts: [{ part: 'a new playlist Slow Rivers', met: 'yes' }],
      complete: 'yes',
      quality: 'good',
    },
  },
  {
    question: `Application: Address Book
Request: Please take the label "club" off "Mara Lind"
<evidence>
Done:
1. click "Tom Berg"
2. click "Remove label club"
3. click "OK"
End: it said that it was done
Saved:
people › Tom Berg › labels: removed "club"
</evidence>
Named in the request: "club" is saved, "Mara Lind" is nowhere`,
    answer: {
      reason: 'The label went from Tom Berg, not from Mara Lind.',
      parts: [{ part: 'Mara Lind without the label club', met: 'no' }],
      complete: 'no',
      quality: 'good',
    },
  },
  {
    question: `Application: Mail
Request: Set the font of new messages to 14pt
<evidence>
Done:
1. click "Settings"
2. type "14pt" in "Font of new messages"
3. click "OK"
End: it said that it was done
Saved:
config › compose.size: "12" became "14"
</evidence>
Named in the request: "14pt" is done`,
    answer: {
      reason: 'compose.size became 14, as typed in the settings.',
      parts: [{ part: 'font of new messages is 14pt', met: 'yes' }],
      complete: 'yes',
      quality: 'good',
    },
  },
  {
    question: `Application: Spreadsheet
Request: Make the heading "Costs" bold
<evidence>
Done:
1. select "Costs"
2. click "Bold"
End: it said that it was done
Saved: nothing
</evidence>
Named in the request: "Costs" is done`,
    answer: {
      reason: 'It was made bold and never saved.',
      parts: [{ part: 'Costs is bold', met: 'no' }],
      complete: 'no',
      quality: 'good',
    },
  },
  {
    question: `Application: Spreadsheet
Request: Make the heading "Costs" bold
<evidence>
Done:
1. select "Costs"
2. click "Bold"
3. click "Save"
End: it said that it was done
Saved:
sheet › row 1 "Costs" › format › weight: added "bold"
</evidence>
Named in the request: "Costs" is saved`,
    answer: {
      reason: 'Costs › weight: bold was saved.',
      parts: [{ part: 'Costs is bold', met: 'yes' }],
      complete: 'yes',
      quality: 'good',
    },
  },
];
