import type { Detail } from '../../matter/gist.ts';
import { capital } from '../../plain-words.ts';

/** What programs keep of a thing as a state: the word, what brings it about, and what ends it. General English, of no application. */
const states = `
disabled: disable, deactivate, switch off, turn off | enable, activate, switch on, turn on
inactive: deactivate, disable | activate, enable
enabled: enable, activate, switch on, turn on | disable, deactivate, switch off, turn off
active: activate, enable | deactivate, disable
hidden: hide | show, unhide
visible: show, unhide | hide
locked: lock, protect | unlock
protected: protect, lock | unprotect, unlock
archived: archive, put away | restore, unarchive
pinned: pin | unpin
starred: star | unstar
done: complete, finish, tick off, check off | reopen
completed: complete, finish, tick off, check off | reopen
complete: complete, finish, tick off, check off | reopen
finished: finish, complete | reopen
checked: tick off, check | untick, uncheck
resolved: resolve, settle | reopen
closed: close | reopen
published: publish | unpublish
muted: mute, silence | unmute
folded: fold, collapse | unfold, expand
collapsed: collapse, fold | expand, unfold
expanded: expand, unfold | collapse, fold
blocked: block | unblock
paused: pause, halt | resume
trashed: delete, throw away | restore
deleted: delete, remove | restore
`;

const known = new Map(
  states
    .trim()
    .split('\n')
    .map((line) => {
      const [state = '', verbs = ''] = line.split(': ');
      const [begin = [], end = []] = verbs.split(' | ').map((some) => some.split(', '));
      return [state, { begin, end }] as const;
    }),
);

const holds = /^(?:true|yes|on|1)$/;
const isOver = /^(?:false|no|off|0)$/;
/** What has a state for its value. */
const isStatus = /^(?:status|state|visibility|stage)$/;

/** With the verb D, and with the state S; O: the object, N: what it is called by kind. */
const byVerb = [
  'D the N O',
  'D O',
  'Please d the N O',
  'Can you d O?',
  'I want to d the N O',
  'I would like you to d O',
];
const byState = {
  on: ['Mark O as S', 'Make the N O S', 'O should be S', 'Set the N O to S', 'I want O S', 'Let O be S from now on'],
  off: [
    'O should not be S any more',
    'O is no longer S',
    'Make the N O not S',
    'I do not want O S',
    'Undo that O is S',
  ],
};

/** How people ask for a state: what becomes `disabled: true` is *disable*; null where what is saved is none. */
export function ofState({ of, value = '' }: Detail, isGone: boolean): string[] | null {
  const name = of.split(' ').at(-1)!;
  const isNamed = holds.test(value) || isOver.test(value);
  const [state, is] = isNamed ? [name, holds.test(value) !== isGone] : [value, !isGone];
  const verbs = isNamed || isStatus.test(name) ? known.get(state) : undefined;
  if (!verbs) return null;
  const done = is ? verbs.begin : verbs.end;
  return [
    ...done.flatMap((verb) => byVerb.map((text) => text.replace(/\bD\b/, capital(verb)).replace(/\bd\b/, verb))),
    ...byState[is ? 'on' : 'off'].map((text) => text.replace(/\bS\b/, state)),
  ];
}

/** A control called by such a word says what is, not what pressing it brings about. */
export const isState = (word: string): boolean => known.has(word);
