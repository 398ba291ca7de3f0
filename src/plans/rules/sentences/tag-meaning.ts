import type { ExtractRule } from '../rule.ts';
import { sentencesOf } from './texts.ts';

const marks = /\btag \*\*([^*]+)\*\* marks (?!that)(?:tiddlers? (?:as |to be )?)?(.{4,80}?)[.;:]?$/i;

/** "The system tag **T** marks editor toolbar buttons": what a tag does is a task, adding it is the plan. */
export const tagMeaning: ExtractRule = {
  name: 'tag-meaning',
  extract: ({ page, blocks }) =>
    sentencesOf(page.format === 'tiddlywiki' ? blocks : []).flatMap(({ sentence }) => {
      const [, tag = '', meaning = ''] = marks.exec(sentence) ?? [];
      if (tag === '' || !/s\b/.test(meaning) || /^(?:included|shown|used|as)\b/.test(meaning)) return [];
      const group = meaning.replace(/^the /i, '');
      return [
        { task: `Add a tiddler to the ${group}`, plan: ['Edit the tiddler', `Add the tag **${tag}** to the tiddler`] },
      ];
    }),
};
