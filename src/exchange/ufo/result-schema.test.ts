import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type UfoResult, ufoResultSchema } from './result-schema.ts';

const isValid = new Ajv2020({ strict: false }).compile(z.toJSONSchema(ufoResultSchema));

/** As UFO's code writes it when the prefill throws: an object for the error, times of the stages that ran. */
const broken = {
  unique_id: '5',
  app: 'word',
  original: { original_task: 'Make a list', original_steps: ['1. Click Bullets'] },
  execution_result: { result: null, error: null },
  instantiation_result: {
    choose_template: { result: 'results\\saved_document\\list.docx', error: null },
    prefill: { result: null, error: { type: "<class 'ValueError'>", error_message: 'no JSON', traceback: '…' } },
    instantiation_evaluation: { result: null, error: null },
  },
  time_cost: { choose_template: 0.012, prefill: null, total: 3.1 },
};

/** As it writes an instance that was not executed: plan items without Success. */
const instantiated = {
  ...broken,
  instantiation_result: {
    choose_template: broken.instantiation_result.choose_template,
    prefill: {
      result: {
        instantiated_request: 'Make the line "Milk" a list',
        instantiated_plan: [
          {
            Step: 1,
            Subtask: 'Select it',
            ControlLabel: null,
            ControlText: '',
            Function: 'select_text',
            Args: { text: 'Milk' },
          },
        ],
      },
      error: null,
    },
    instantiation_evaluation: {
      result: { judge: true, thought: 'It is concrete.', request_type: 'None' },
      error: null,
    },
  },
} satisfies UfoResult;

test('records that UFO writes and its own schemas refuse are valid here', () => {
  expect([isValid(broken), isValid(instantiated)]).toEqual([true, true]);
});

test('a verdict that is none, and a step without a number, are not', () => {
  const judged = { result: { reason: '', sub_scores: {}, complete: 'maybe' }, error: null };
  expect(isValid({ ...broken, execution_result: judged })).toBe(false);
  const [item] = instantiated.instantiation_result.prefill.result.instantiated_plan;
  const unnumbered = structuredClone(instantiated);
  unnumbered.instantiation_result.prefill.result.instantiated_plan = [{ ...item!, Step: '1' as unknown as number }];
  expect(isValid(unnumbered)).toBe(false);
});
