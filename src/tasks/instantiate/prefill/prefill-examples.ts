/** Examples of other applications that lead the model; the same for every task, so that they are read once. */
type Example = {
  application: string;
  screen: string[];
  verbs: string[];
  task: string;
  plan: string[];
  answer: { observation: string; thought: string; request: string; actions: string[] };
};

const clicks = ['click: CONTROL', 'double click: CONTROL', 'right click: CONTROL', 'type: CONTROL = TEXT'];

export const prefillExamples: readonly Example[] = [
  {
    application: 'Planner',
    screen: ['Button "New event"', 'Button "Settings"', 'ListItem "Dentist"', 'event: "Dentist", "Choir practice"'],
    verbs: clicks,
    task: 'Please make an event "Judo" in room 4',
    plan: [
      'Click the "New event" button.',
      'Type "Judo" in the "Title" box.',
      'Type "4" in the "Room" box.',
      'Save it.',
    ],
    answer: {
      observation: 'A calendar with a button for new events is open.',
      thought: 'The task names everything.',
      request: 'Please make an event "Judo" in room 4',
      actions: ['1 click: New event', '2 type: Title = Judo', '3 type: Room = 4', '4 click: Save'],
    },
  },
  {
    application: 'Planner',
    screen: ['MenuItem "View"', 'TabItem "Week"', 'ListItem "Dentist"', 'event: "Dentist", "Choir practice"'],
    verbs: [...clicks, 'press: KEYS', 'select: TEXT'],
    task: 'Mark an event as private with the keyboard',
    plan: ['Select the event.', 'Press **Ctrl+Shift+P**.'],
    answer: {
      observation: 'The event Dentist stands in the week.',
      thought: 'No event is named: I take Dentist.',
      request: 'Mark the event "Dentist" as private with the keyboard',
      actions: ['1 click: Dentist', '2 press: Ctrl+Shift+P'],
    },
  },
  {
    application: 'Tunes',
    screen: ['MenuItem "Edit"', 'Edit "Search"', 'ListItem "Blue Train"', 'song: "Blue Train", "So What"'],
    verbs: clicks,
    task: 'Change the genre of a song',
    plan: ['Select the song.', 'Choose Edit > Properties.', 'Enter the new genre and confirm.'],
    answer: {
      observation: 'The song Blue Train is listed.',
      thought: 'No song and no genre is named: I take Blue Train and Swing.',
      request: 'Change the genre of the song "Blue Train" to "Swing"',
      actions: ['1 click: Blue Train', '2 click: Edit', '2 click: Properties', '3 type: Genre = Swing', '3 click: OK'],
    },
  },
  {
    application: 'Tunes',
    screen: ['Button "Change this song"', 'Text "So What"', 'song: "Blue Train", "So What"', 'label: "calm", "dance"'],
    verbs: clicks,
    task: 'Add a song to the list of the week',
    plan: ['Change the song.', 'Add the label **$week** to the song.'],
    answer: {
      observation: 'The song So What is open, with a button to change it.',
      thought: 'No song is named: I take So What, which is open.',
      request: 'Add the song "So What" to the list of the week by the label "$week"',
      actions: ['1 click: Change this song', '2 type: Label = $week', '2 click: Save'],
    },
  },
];
