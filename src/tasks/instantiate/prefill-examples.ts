/** Examples of other applications that lead the model; the same for every task, so that they are read once. */
type Example = {
  application: string;
  screen: string[];
  task: string;
  plan: string[];
  verbs: string[];
  answer: { observation: string; thought: string; request: string; actions: string[] };
};

export const prefillExamples: readonly Example[] = [
  {
    application: 'Tunes, a music player',
    screen: ['Button "Add song"', 'Edit "Search"', 'ListItem "Blue Train"', 'ListItem "So What"', 'MenuItem "Edit"'],
    task: 'Change the genre of a song',
    plan: ['Select the song.', 'Choose Edit > Properties.', 'Enter the new genre and confirm.'],
    verbs: ['click: CONTROL', 'double click: CONTROL', 'right click: CONTROL', 'type: CONTROL = TEXT'],
    answer: {
      observation: 'The songs Blue Train and So What are listed.',
      thought: 'No song and no genre is named: I take Blue Train and Swing.',
      request: 'Change the genre of the song "Blue Train" to "Swing"',
      actions: ['1 click: Blue Train', '2 click: Edit', '2 click: Properties', '3 type: Genre = Swing', '3 click: OK'],
    },
  },
  {
    application: 'Planner, a calendar',
    screen: [
      'Button "New event"',
      'TabItem "Week"',
      'TabItem "Month"',
      'ListItem "Dentist"',
      'ListItem "Choir practice"',
    ],
    task: 'Copy the title of an event',
    plan: [
      'Open the event by a double click.',
      'Press **Ctrl+A** in the "Title" box, then **Ctrl+C**.',
      'Click "Close".',
    ],
    verbs: ['click: CONTROL', 'double click: CONTROL', 'right click: CONTROL', 'type: CONTROL = TEXT', 'press: KEYS'],
    answer: {
      observation: 'The events Dentist and Choir practice are shown.',
      thought: 'No event is named: I take Choir practice.',
      request: 'Copy the title of the event "Choir practice"',
      actions: [
        '1 double click: Choir practice',
        '2 click: Title',
        '2 press: Ctrl+A',
        '2 press: Ctrl+C',
        '3 click: Close',
      ],
    },
  },
  {
    application: 'Planner, a calendar',
    screen: ['Button "New event"', 'Button "Settings"', 'ListItem "Dentist"'],
    task: 'Please make an event "Judo" in room 4',
    plan: [
      'Click the "New event" button.',
      'Type "Judo" in the "Title" box.',
      'Type "4" in the "Room" box.',
      'Save the event.',
    ],
    verbs: ['click: CONTROL', 'double click: CONTROL', 'right click: CONTROL', 'type: CONTROL = TEXT'],
    answer: {
      observation: 'A calendar with a button for a new event is open.',
      thought: 'The task names everything.',
      request: 'Please make an event "Judo" in room 4',
      actions: ['1 click: New event', '2 type: Title = Judo', '3 type: Room = 4', '4 click: Save'],
    },
  },
];
