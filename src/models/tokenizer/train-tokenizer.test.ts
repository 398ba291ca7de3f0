import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTokenizer } from './create-tokenizer.ts';
import { extendTokenizer } from './extend-tokenizer.ts';
import { trainTokenizer } from './train-tokenizer.ts';

const text = readFileSync(new URL('../../../LICENSE', import.meta.url), 'utf8');
const data = trainTokenizer([text, text.toUpperCase(), 'Set the title to “Größe 42” 日本語 🎉'], {
  size: 600,
  specials: ['<eos>', '<|step|>'],
});
const tokenizer = createTokenizer(data);

describe('a trained tokenizer', () => {
  it('writes back any text', () => {
    for (const sample of [
      '',
      ' ',
      'Create a tiddler “Größe”\n\n\tnow',
      '\ufeff日本語 🎉 e\u0301',
      "don't <|step|> 1234.5",
      '\r\n',
      text,
    ]) {
      expect(tokenizer.decode(tokenizer.encode(sample))).toBe(sample);
    }
  });

  it('learns whole words and keeps digits and signs single', () => {
    const pieces = (s: string) => tokenizer.encode(s).map((id) => tokenizer.decode([id]));
    expect(pieces('the Software and 2024 "the"')).toMatchInlineSnapshot(`
      [
        "t",
        "he",
        " Software",
        " and",
        " ",
        "2",
        "0",
        "2",
        "4",
        " ",
        """,
        "t",
        "he",
        """,
      ]
    `);
  });

  it('never makes a special token from text', () => {
    expect(tokenizer.encode('<|step|><eos>')).not.toContain(tokenizer.special('<|step|>'));
    expect(() => tokenizer.special('<nothing>')).toThrowError(/no special token/);
  });

  it('gives the same tokens each time', () => {
    const make = () => trainTokenizer([text], { size: 500, specials: ['<eos>'] });
    expect(make()).toEqual(make());
  });

  it('stays below the asked size when the text is too short for more', () => {
    const small = trainTokenizer(['aaaa'], { size: 4096, specials: ['<eos>'] });
    expect(small.tokens).toHaveLength(257 + small.merges.length);
    expect(small.merges).toEqual(['a a']);
  });

  it('refuses a size without room for the bytes', () => {
    expect(() => trainTokenizer([text], { size: 100, specials: ['<eos>'] })).toThrowError(/cannot be made/);
  });

  it('is quick: 1 MB and 4096 tokens in a few seconds', () => {
    let state = 1;
    const letter = () => {
      state = (state * 48271) % 2147483647;
      return String.fromCharCode(97 + (Math.floor(state / 7) % 26));
    };
    const words = Array.from({ length: 20_000 }, () => Array.from({ length: 2 + (state % 9) }, letter).join(''));
    const big = Array.from({ length: 160_000 }, (_, i) => words[(i * i + 7 * i) % words.length]).join(' ');
    // Processor time: other work on the machine does not count.
    const start = process.cpuUsage();
    const made = trainTokenizer([big], { size: 4096, specials: ['<eos>'] });
    createTokenizer(made).encode(big);
    expect(made.tokens).toHaveLength(4096);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(5);
  });
});

describe('an extended tokenizer', () => {
  it('finds room for new specials without growing, and still writes every text', () => {
    const names = Array.from({ length: 40 }, (_, i) => `<|label${i}|>`);
    const extended = createTokenizer(extendTokenizer(data, ['<|step|>', ...names]));
    expect(extended.size).toBe(tokenizer.size);
    expect(extended.special('<|step|>')).toBe(tokenizer.special('<|step|>'));
    expect(new Set(names.map((name) => extended.special(name))).size).toBe(40);
    expect(extended.decode(extended.encode(text))).toBe(text);
    expect(extended.encode(text).some((id) => extended.specials.includes(extended.data.tokens[id]!))).toBe(false);
  });
});
