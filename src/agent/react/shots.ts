import type { ChatMessage } from '../../records/models/chat-call.ts';
import type { Answer } from './answer.ts';

const known = `Known:
Earlier request "Call my playlist Gym from now on Running" was done by: click_input "Gym"; click_input "Rename"; set_edit_text "Name" with "Running"; click_input "Save"`;

/** Three moments in other applications: what a small model is led by. Where an earlier request is known, its acts are followed with other values. */
const shots: [moment: string, answer: Answer][] = [
  [
    `Request: Name the playlist "Old jazz" Evenings
${known}
Done so far: nothing
Screen "Player":
4 Hyperlink "Home"
7 Hyperlink "Old jazz"
9 Button "New playlist"
and 12 more`,
    {
      thought: 'As in the earlier request, the playlist is opened first.',
      control_name: 'Old jazz',
      control_label: '7',
      function: 'click_input',
      args: { text: '' },
      status: 'CONTINUE',
      plan: ['Click Rename', 'Type Evenings in Name', 'Click Save'],
    },
  ],
  [
    `Request: Name the playlist "Old jazz" Evenings
${known}
Done so far:
1. click_input "Old jazz": changed
2. click_input "Rename": changed
Plan: Type Evenings in Name; Click Save
Screen "Player":
in "Old jazz":
21 Edit "Name" (focused) = "Old jazz"
22 Button "Save"
and 14 more`,
    {
      thought: 'Rename was clicked; the next act is to type the new name.',
      control_name: 'Name',
      control_label: '21',
      function: 'set_edit_text',
      args: { text: 'Evenings' },
      status: 'CONTINUE',
      plan: ['Click Save'],
    },
  ],
  [
    `Request: Put Dentist on Monday in the calendar
Done so far:
1. click_input "Monday": changed
2. set_edit_text "Title" with "Dentist": changed
Plan: Click Save
Screen "Calendar":
in "New event":
30 Edit "Title" = "Dentist"
31 Button "Cancel"
32 Button "Save"`,
    {
      thought: 'Only saving is left.',
      control_name: 'Save',
      control_label: '32',
      function: 'click_input',
      args: { text: '' },
      status: 'FINISH',
      plan: [],
    },
  ],
];

/** The examples as turns of the talk, always the same, so that a prefix cache serves them. */
export const shotMessages: readonly ChatMessage[] = shots.flatMap(([moment, answer]) => [
  { role: 'user', content: moment },
  { role: 'assistant', content: JSON.stringify(answer) },
]);
