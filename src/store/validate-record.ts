import type { z } from 'zod';
import { discoveredFamilySchema, familyWordsSchema } from '../records/discovery/discovered-family.ts';
import { screenSchema, trySchema } from '../records/discovery/try.ts';
import { judgementSchema } from '../records/episode/judgement.ts';
import { trajectorySchema } from '../records/episode/trajectory.ts';
import { LamwrightError } from '../records/error.ts';
import { chatCallSchema } from '../records/models/chat-call.ts';
import { instanceSchema } from '../records/tasks/instance.ts';
import { planPairSchema, taskSchema } from '../records/tasks/task.ts';
import type { RecordKind, StoredRecord } from './store.ts';

const schemas: Partial<Record<RecordKind, z.ZodType>> = {
  plan: planPairSchema,
  task: taskSchema,
  trajectory: trajectorySchema,
  call: chatCallSchema,
  instance: instanceSchema,
  judgement: judgementSchema,
  try: trySchema,
  screen: screenSchema,
  family: discoveredFamilySchema,
  words: familyWordsSchema,
};

/** Throws RECORD_INVALID, naming the record and the field, unless the record is what its kind's schema says. */
export function validateRecord(kind: RecordKind, record: StoredRecord): void {
  if (typeof record.id !== 'string' || record.id === '')
    throw invalid(kind, record, 'id', 'expected a non-empty string');
  const issue = schemas[kind]?.safeParse(record).error?.issues[0];
  if (issue) throw invalid(kind, record, issue.path.join('.'), issue.message);
}

function invalid(kind: RecordKind, record: StoredRecord, field: string, detail: string): LamwrightError {
  return new LamwrightError(
    'RECORD_INVALID',
    `The ${kind} record ${record.id || '?'} was not stored: ${field}: ${detail}.`,
    {
      remedy: `Correct the field ${field} where the record is made; src/records/ has the schema.`,
    },
  );
}
