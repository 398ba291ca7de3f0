import type { Program } from './program.ts';

/** Programs made with other toolkits, one of each. */
export const otherPrograms: readonly Program[] = [
  {
    name: 'Poedit',
    toolkit: 'wxWidgets 3.2 (GTK 3)',
    packages: 'poedit',
    command: ['poedit'],
    called: /poedit/i,
    steps: ['Click "File".', 'Click "New…".', 'Type "German".', 'Press Escape.', 'Click "File".'],
    dialog: /"Translation Language"/,
    shows: /^MenuItem "Catalogs Manager"/,
  },
  {
    name: 'jEdit',
    toolkit: 'Java Swing',
    packages: 'jedit default-jre libatk-wrapper-java',
    command: ['jedit', '-nosplash'],
    env: {
      JAVA_TOOL_OPTIONS:
        '-Xbootclasspath/a:/usr/share/java/java-atk-wrapper.jar -Djavax.accessibility.assistive_technologies=org.GNOME.Accessibility.AtkWrapper',
    },
    called: /jedit/i,
    steps: ['Click "Find... (C+f)".', 'Type "beds" in the "Search for" box.', 'Click "Close".'],
    dialog: /Title "Search And Replace/i,
    shows: /jEdit/,
  },
  {
    name: 'Chromium',
    toolkit: 'Chromium',
    packages: 'chromium',
    command: [
      'chromium',
      '--no-sandbox',
      '--no-first-run',
      '--force-renderer-accessibility',
      'data:text/html,<title>Garden</title><label>Bed <input></label><button onclick="prompt(`New name?`)">Rename</button>',
    ],
    called: /chromium/i,
    steps: ['Type "Roses" in the "Bed" box.', 'Click "Rename".', 'Type "Tulips".', 'Press Enter.'],
    dialog: /^Window/,
    shows: /^Edit "Bed" = "Roses"/,
  },
  {
    name: 'TkCon',
    toolkit: 'Tk',
    packages: 'tkcon',
    command: ['tkcon'],
    called: /tkcon/i,
    steps: ['Type "puts 42".', 'Press Enter.'],
    dialog: /x/,
    shows: /42/,
    refuses: /made with Tk, which tells assistive technologies nothing/,
  },
];
