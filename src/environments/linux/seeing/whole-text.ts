import { face } from '../bus/at-spi.ts';
import type { Bus, Node } from '../bus/bus.ts';

/** All the text of a node. To ask for less than everything is refused, or answered with nothing, by some; others take "to the end" for "to the start". */
export async function wholeText(bus: Bus, node: Node): Promise<string> {
  const [text] = await bus.call<[string]>(node, face.text, 'GetText', 'ii', [0, -1]);
  if (text !== '') return text;
  const count = await bus.get<number>(node, face.text, 'CharacterCount').catch(() => 0);
  return count > 0 ? (await bus.call<[string]>(node, face.text, 'GetText', 'ii', [0, count]))[0] : '';
}
