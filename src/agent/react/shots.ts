import type { ChatMessage } from '../../records/chat-call.ts';
import type { Answer } from './answer.ts';

/** Three moments in other applications: what a small model is led by. */
const shots: [moment: string, answer: Answer][] = [
  [
    `Request: Name the playlist "Old jazz" Evenings
Done so far: nothing
Screen "Player":
4 Hyperlink "Home"
7 Hyperlink "Old jazz"
9 Button "New playlist"
and 12 more`,
    {
      thought: 'The playlist has to be open first.',
      control_name: 'Old jazz',
      control_label: '7',
      function: 'click_input',
      args: { text: '' },
      status: 'CONTINUE',
      plan: ['Click the button to rename', 'Type Evenings', 'Save'],
    },
  ],
  [
    `Request: Name the playlist "Old jazz" Evenings
Done so far:
1. click_input "Old jazz": changed
2. click_input "Rename": changed
Plan: Type Evenings; Save
Screen "Player":
in "Old jazz":
21 Edit "Name" (focused) = "Old jazz"
22 Button "Save"
and 14 more`,
    {
      thought: 'The name box is open: the new name goes into it.',
      control_name: 'Name',
      control_label: '21',
      function: 'set_edit_text',
      args: { text: 'Evenings' },
      status: 'CONTINUE',
      plan: ['Save'],
    },
  ],
  [
    `Request: Put Dentist on Monday in the calendar
Done so far:
1. click_input "Monday": changed
2. set_edit_text "Title" with "Dentist": changed
Plan: Save
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
