// Writes src/environments/windows/driver/com/slots.json: in which slot of its table each method of UI Automation and of MSAA
// stands. Slots are part of Windows' binary interface and never change; they follow from the order of the methods in the
// interface definitions, as Debian's libwine-dev ships them in /usr/include/wine/wine/windows.
// Usage: node scripts/uia-slots.mjs FOLDER_OF_IDL
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const files = ['uiautomationclient.idl', 'oleacc.idl'];
const wanted =
  /^(IAccessible|IUIAutomation|IUIAutomation(Element|ElementArray|CacheRequest|TreeWalker|(Invoke|Value|Toggle|SelectionItem|ExpandCollapse|Scroll|ScrollItem|Text|RangeValue|Window)Pattern|TextRange))$/;
const known = {
  IUnknown: ['QueryInterface', 'AddRef', 'Release'],
  IDispatch: ['GetTypeInfoCount', 'GetTypeInfo', 'GetIDsOfNames', 'Invoke'],
};
const bases = { IDispatch: 'IUnknown' };

for (const file of files) {
  const source = readFileSync(join(process.argv[2], file), 'utf8')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\/\/.*/g, '');
  for (const [, name, base, body] of source.matchAll(/interface\s+(\w+)\s*:\s*(\w+)\s*\{(.*?)\n\s*\}/gs)) {
    bases[name] = base;
    known[name] = body
      .replace(/typedef[^;]*;|const[^;()]*;|enum\s+\w*\s*\{[^}]*\};/g, '')
      .split(';')
      .flatMap(methodOf);
  }
}

/** The name of the method that a declaration declares; a property's comes with get_ or put_. */
function methodOf(declaration) {
  const text = declaration.replace(/\s+/g, ' ').trim();
  const prefix = /^\[[^\]]*propget/.test(text) ? 'get_' : /^\[[^\]]*propput/.test(text) ? 'put_' : '';
  const found = /^(?:const )?\w+ (\w+) ?\(.*\)$/.exec(text.replace(/\[[^\]]*\]/g, '').trim());
  return found ? [prefix + found[1]] : [];
}

const methodsOf = (name) => [...(bases[name] ? methodsOf(bases[name]) : []), ...known[name]];
const names = Object.keys(bases).filter((name) => wanted.test(name));
const slots = Object.fromEntries(
  names.map((name) => [name, Object.fromEntries(methodsOf(name).map((method, slot) => [method, slot]))]),
);
const out = join(import.meta.dirname, '../src/environments/windows/driver/com/slots.json');
writeFileSync(out, `${JSON.stringify(slots, null, 2)}\n`);
