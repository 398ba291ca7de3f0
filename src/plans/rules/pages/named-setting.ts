import { renderInlines } from '../../formats/blocks.ts';
import type { ExtractRule } from '../rule.ts';

const title = /\bsetting: (.+)$/i;
const places = [/\$:\/config\/[\w./-]+\w/, /\$:\/[\w./-]+\w/];

/** A page about one setting ("Hidden Setting: Search Minimum Length") that names where it is kept. */
export const namedSetting: ExtractRule = {
  name: 'named-setting',
  extract: ({ page, blocks }) => {
    const [, name] = title.exec(page.title) ?? [];
    const text = blocks.map((block) => (block.kind === 'paragraph' ? renderInlines(block.inlines) : '')).join(' ');
    const kept = places.map((place) => place.exec(text)?.[0]).find((found) => found !== undefined);
    if (name === undefined || kept === undefined) return [];
    return [
      {
        task: `Change the hidden setting ${name}`,
        plan: [`Open **${kept}**`, 'Change the text to the new value of the setting', 'Save the change'],
      },
    ];
  },
};
