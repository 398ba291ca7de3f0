import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LamwrightError } from '../../records/error.ts';
import { cacheFolder } from '../files/cache-folder.ts';
import { resolveModelFile } from '../files/model-file.ts';
import { openGguf } from '../formats/gguf-reader.ts';
import { loadLlama } from '../llama-runtime.ts';
import { createTokenizer } from './create-tokenizer.ts';
import { extendTokenizer } from './extend-tokenizer.ts';
import { tokenizerFromGguf } from './gguf-tokenizer.ts';

/** The weights where this machine has them already; a test does not download 98 MB. */
const present = process.env.LAMWRIGHT_BASE || existsSync(join(cacheFolder(), 'SmolLM2-135M-Instruct.Q4_1.gguf'));
const nowhere = { HF_ENDPOINT: 'http://127.0.0.1:9', PATH: '', XDG_CACHE_HOME: process.env.XDG_CACHE_HOME };
const base = await resolveModelFile('smollm2-135m-instruct', {
  environment: { ...nowhere, LAMWRIGHT_BASE: process.env.LAMWRIGHT_BASE },
}).catch((error: unknown) => error);

const samples = [
  'Hello world',
  ' leading  and   inner spaces ',
  'a\tb\n\n\nc \n d\r\n',
  "it's they're we'll I'd DON'T 'tis",
  'Version 3.14159 in 2024, 10:30',
  '{"control_name":"Save","args":{"text":"x"}}',
  '!!! ??? ... --- ]]>',
  'Größe naïve e\u0301 日本語 한국어 العربية हिन्दी',
  '🎉👩‍👩‍👧 ¼ ² Ⅷ ٣',
  '\u00a0nbsp\u2003em\u3000wide\u0085',
  '<|im_start|>user<|im_end|>',
  '',
];

it('cuts text exactly as llama.cpp does, or says where the weights can be had', async () => {
  if (!(typeof base === 'string')) {
    expect(present, 'the weights are here and were not found').toBeFalsy();
    expect(base).toBeInstanceOf(LamwrightError);
    expect(base).toMatchObject({
      code: 'BASE_MISSING',
      message: /Tried the cache.*hub.*pip/,
      remedy: /LAMWRIGHT_BASE/,
    });
    return;
  }
  const file = await openGguf(base);
  const data = tokenizerFromGguf(file);
  await file.close();
  const tokenizer = createTokenizer(data);
  const runtime = await loadLlama(base, { contextSize: 64 });
  const licence = await readFile(new URL('../../../LICENSE', import.meta.url), 'utf8');
  for (const text of [...samples, licence]) {
    expect([text, tokenizer.encode(text)]).toEqual([text, runtime.tokenize(text)]);
    expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
  }
  await runtime.close();

  const names = Array.from({ length: 150 }, (_, i) => `<|${i}|>`);
  const extended = createTokenizer(extendTokenizer(data, names));
  expect(extended.size).toBe(49_152);
  expect(extended.special('<|im_end|>')).toBe(data.eos);
  expect(extended.encode(licence)).toEqual(tokenizer.encode(licence));
});
