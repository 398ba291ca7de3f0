import { readdirSync, readFileSync } from 'node:fs';
import { descends } from './processes.ts';

/** Why a program tells assistive technologies nothing, and what to do about it. */
export type Mute = { why: string; remedy: string };

/** Toolkits by a library that they load; one with a `voice` speaks when that is loaded as well. */
const toolkits: (Mute & { library: RegExp; voice?: RegExp })[] = [
  {
    library: /\/libtk\d/,
    why: 'It is made with Tk, which tells assistive technologies nothing of what it shows',
    remedy: 'Use another program for the task, or its commands: no setting makes this one visible.',
  },
  {
    library: /\/libjvm\.so/,
    voice: /\/libatk-wrapper\.so/,
    why: 'It runs on Java without the bridge to assistive technologies',
    remedy:
      'Run "sudo apt-get install -y libatk-wrapper-java", and give its command the environment variable JAVA_TOOL_OPTIONS with "-Xbootclasspath/a:/usr/share/java/java-atk-wrapper.jar -Djavax.accessibility.assistive_technologies=org.GNOME.Accessibility.AtkWrapper".',
  },
  {
    library: /\/libgtk-x11-2\.0/,
    voice: /\/libatk-bridge\.so/,
    why: 'It is made with GTK 2, and the bridge to assistive technologies is not loaded',
    remedy: 'Run "sudo apt-get install -y libatk-adaptor libgail-common", and start it again.',
  },
];

/** What keeps a program, or any that it has started, from being seen; undefined where nothing is known to. */
export function muteToolkit(pid: number): Mute | undefined {
  for (const process of readdirSync('/proc').map(Number)) {
    if (!process || !descends(process, pid)) continue;
    const loaded = librariesOf(process);
    const mute = toolkits.find(({ library, voice }) => library.test(loaded) && !voice?.test(loaded));
    if (mute) return mute;
  }
  return undefined;
}

function librariesOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/maps`, 'utf8');
  } catch {
    // It has ended, or is another user's.
    return '';
  }
}
