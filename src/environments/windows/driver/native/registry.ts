import { library } from './library.ts';

const advapi = library('advapi32.dll');
type Key = number;
const create = advapi<(above: Key, name: string, made: [Key]) => number>(
  'int32 RegCreateKeyW(int64 above, str16 name, _Out_ int64* made)',
);
const close = advapi<(key: Key) => number>('int32 RegCloseKey(int64 key)');
const copy = advapi<(above: Key, name: string, to: Key) => number>(
  'int32 RegCopyTreeW(int64 above, str16 name, int64 to)',
);
const empty = advapi<(key: Key, name: null) => number>('int32 RegDeleteTreeW(int64 key, str16 name)');

/** HKEY_CURRENT_USER. */
const user = -0x7fffffff;
const settings = 'Software';
const kept = 'Lamwright';
let isKept = false;

/**
 * What programs keep in the user's registry is made as it was at the first call: the folder that a file dialog shows, what is shown, last
 * documents. Throws where Windows refuses.
 */
export function forgetSettings(): void {
  const [from, to] = isKept ? [kept, settings] : [settings, kept];
  const made: [Key] = [0];
  check(create(user, to, made));
  try {
    if (isKept) check(empty(made[0], null));
    check(copy(user, from, made[0]));
  } finally {
    close(made[0]);
  }
  isKept = true;
}

function check(code: number): void {
  if (code !== 0) throw new Error(`The registry cannot be put back (error ${code}).`);
}
