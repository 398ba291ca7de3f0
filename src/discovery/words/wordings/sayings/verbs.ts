/** What people say for the verbs of commands. */
const alike = [
  'clone copy,duplicate',
  'close shut,put away',
  'fold collapse',
  'unfold expand,open up',
  'discard drop,throw away,abandon',
  'delete remove,erase,scrap',
  'remove delete,take away,drop',
  'confirm finish,save',
  'export download,save',
  'import load,bring in,read in',
  'insert add,put in,place',
  'add put in,insert',
  'replace exchange,swap',
  'sort order,arrange',
  'merge join,combine',
  'split divide',
  'increase raise,enlarge',
  'decrease lower,reduce',
  'enable turn on,activate',
  'disable turn off,deactivate',
  'select choose,pick',
  'search look for,find',
  'find look for,search for',
  'clear empty,wipe',
  'edit change,alter',
  'show display,bring up',
  'hide do not show',
  'start begin,run',
  'stop end,halt',
  'refresh reload,update',
  'lock protect',
  'move put,shift',
  'rename call,retitle',
  'capitalize capitalise,use capitals for',
  'send mail',
];
const verbs = new Map(
  alike.map((line) => {
    const [verb = '', ...rest] = line.split(' ');
    return [verb, rest.join(' ').split(',')] as const;
  }),
);

/** A command in other words: "clone this" is "copy this", "duplicate this". */
export function otherVerbs(command: string): string[] {
  const [verb = '', ...rest] = command.split(' ');
  return (verbs.get(verb) ?? []).map((other) => [other, ...rest].join(' '));
}
