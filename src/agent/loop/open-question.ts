import type { Environment } from '../../environments/environment.ts';
import type { Step } from '../../records/episode/trajectory.ts';
import type { Control } from '../../records/screen/control.ts';

/** What a message box consists of, beside its window. */
const ofMessages = new Set<Control['type']>(['Window', 'Text', 'Image', 'Button', 'Pane', 'Group']);

/**
 * The question or error, in words, that the last act has brought up and that still waits for an answer; null where none does. A dialog that a page draws itself, one
 * that holds more than words and buttons, and a chooser of files were opened on purpose.
 */
export async function questionAfter({ decision, observation }: Step, environment: Environment): Promise<string | null> {
  if (decision.function === '') return null;
  const { controls } = await environment.observe();
  const modal = controls.find(({ type, states }) => type === 'Window' && states.includes('modal'));
  if (!modal || observation.controls.some(({ label }) => label === modal.label)) return null;
  const isMessage = modal.rect
    ? environment.kind !== 'web' && controls.every(({ type }) => ofMessages.has(type))
    : !controls.some(({ type, name }) => type === 'Edit' && name === 'File');
  if (!isMessage) return null;
  const texts = controls.filter(({ type }) => type === 'Text').map(({ name }) => name);
  const said = [...new Set([modal.name, ...texts])].filter(Boolean).join(' ').slice(0, 200);
  const answers = controls.filter(({ type }) => type === 'Button').map(({ name }) => `"${name}"`);
  return `A question or message waits for an answer after the last act: "${said}" (${answers.join(', ')}). Add the step that answers it.`;
}
