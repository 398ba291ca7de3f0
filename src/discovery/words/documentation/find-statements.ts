import { stem } from '../../../agent/recall/cues.ts';
import type { Matter } from '../matter/matter.ts';
import type { Statement } from './statements.ts';

/** Words that names of controls have beside what they do. */
const idle = new Set('a an the of and or in on to at by with for from this that it is be as new all into'.split(' '));

/** What documentation is asked about a family: the words of its telling controls, of where they stand, of what changes. */
export function queryOf({ gist, commands, noun }: Matter): Query {
  const query = new Map<string, number>();
  const ask = (text: string, weight: number) => {
    for (const word of text.split(' '))
      if (word !== '' && word !== noun && !idle.has(word)) query.set(word, Math.max(query.get(word) ?? 0, weight));
  };
  for (const { name, container, value, telling } of commands.filter(({ telling }) => telling > least)) {
    ask(name, telling);
    ask(container, 0.4 * telling);
    ask(value ?? '', 0.5 * telling);
  }
  for (const { of } of gist.details) ask(of, 0.4);
  return query;
}

/** A control that more families use is not asked about. */
const least = 0.3;

/** What is asked of documentation: words with how much each tells of a family. */
export type Query = ReadonlyMap<string, number>;

/** How many statements speak of a family at most, and what they score at least. */
const most = 5;
const leastScore = 0.25;
/** One of their words weighs so much of the best word of the query. */
const strongShare = 0.7;
/** A request says more than a sentence, a long sentence less. */
const requestWorth = 1.3;
const longWords = 60;

/** Finds the statements that speak of a family's controls: the rare words of their names count. */
export function findStatements(statements: readonly Statement[]): (query: Query) => Statement[] {
  const counts = new Map<string, number>();
  const sets = statements.map(({ words }) => new Set(words.trim().split(' ').map(stem)));
  for (const words of sets) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const idf = (word: string) => Math.log((statements.length + 1) / ((counts.get(word) ?? 0) + 0.5));
  return (query) => {
    const asked = new Map<string, number>();
    for (const [word, weight] of query) {
      const key = stem(word);
      if (counts.has(key)) asked.set(key, Math.max(asked.get(key) ?? 0, weight * idf(key)));
    }
    const total = [...asked.values()].reduce((sum, weight) => sum + weight, 0);
    const best = Math.max(0, ...asked.values());
    const scored = statements.map((statement, i) => {
      const present = [...asked].filter(([word]) => sets[i]!.has(word));
      const score = present.reduce((sum, [, weight]) => sum + weight, 0);
      const strong = present.some(([, weight]) => weight >= strongShare * best);
      const length = statement.text.split(' ').length;
      const worth = statement.request ? requestWorth : 1;
      return { statement, score: strong ? ((score / total) * worth) / (1 + length / longWords) : 0 };
    });
    return scored
      .filter(({ score }) => score > leastScore)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, most)
      .map(({ statement }) => statement);
  };
}
