import type { Program } from './program.ts';

/** Programs made with Qt 5 and 6. */
export const qtPrograms: readonly Program[] = [
  {
    name: 'FeatherPad',
    toolkit: 'Qt 5',
    packages: 'featherpad',
    command: ['featherpad', '--standalone'],
    called: /featherpad/i,
    steps: [
      'Type "Water the beds".',
      'Click "File".',
      'Click "Save As...".',
      'Type "beds.txt" in the "File name" box.',
      'Click "Cancel".',
    ],
    dialog: /"Save As|Window "Save/,
    shows: /^Edit ".*" = "Water the beds"/,
  },
  {
    name: 'KCalc',
    toolkit: 'Qt 5',
    packages: 'kcalc',
    // Its display is painted: what it shows is not told.
    command: ['kcalc'],
    called: /kcalc/i,
    steps: ['Type "12+30".', 'Click "=".', 'Click "Settings".', 'Click "Configure KCalc…".', 'Click "Cancel".'],
    dialog: /"Configure/,
    shows: /^Text "NORM"/,
  },
  {
    name: 'KeePassXC',
    toolkit: 'Qt 5',
    packages: 'keepassxc',
    command: ['keepassxc'],
    called: /keepassxc/i,
    steps: [
      'Click "Create new database".',
      'Type "Garden" in the "Database Name" box.',
      'Click "Continue".',
      'Click "Cancel".',
    ],
    dialog: /"Create a new KeePassXC database|"Database Name"/,
    shows: /Button "Create new database"/,
  },
  {
    name: 'SpeedCrunch',
    toolkit: 'Qt 5',
    packages: 'speedcrunch',
    command: ['speedcrunch'],
    called: /speedcrunch/i,
    steps: [
      'Type "6*7".',
      'Press Enter.',
      'Click "Session".',
      'Click "Save...".',
      'Type "beds" in the "File name" box.',
      'Click "Cancel".',
    ],
    dialog: /"Save/,
    shows: /42/,
  },
  {
    name: 'FocusWriter',
    toolkit: 'Qt 6',
    packages: 'focuswriter',
    command: ['focuswriter'],
    called: /focuswriter/i,
    steps: ['Type "Water the beds".', 'Click "Find".', 'Type "beds" in the "Search for" box.', 'Click "Close".'],
    dialog: /Title "Find/,
    shows: /^Edit ".*" = "Water the beds"/,
  },
];
