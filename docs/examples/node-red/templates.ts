import type { Template } from '#lamwright';
import type { FlowEntry } from './state.ts';

export const templates: Template[] = [
  { name: 'greenhouse', description: 'A greenhouse: temperature, watering and night lights of a garden' },
  { name: 'household', description: 'A household: heating, door bell and energy of the rooms of a flat' },
  { name: 'workshop', description: 'A workshop: machines, dust extraction and deliveries', heldOut: true },
];

/** The flows of each template; a name that begins with "!" is of a disabled flow. */
const flows: Record<string, string[]> = {
  greenhouse: ['Temperature', 'Watering', '!Night Lights', '!Frost Warning'],
  household: ['Heating', 'Door Bell', '!Energy Report', 'Holiday Mode', '!Window Check'],
  workshop: ['Lathe', '!Dust Extraction', 'Deliveries', '!Closing Time'],
};

/** What an inject node needs to be valid: Node-RED asks before it deploys nodes that are not. */
const once = { props: [{ p: 'payload' }], repeat: '', crontab: '', once: false, payload: '', payloadType: 'date' };

/** A template as the entries of flows.json: each flow has a button that sends the time to a debug node. */
export function entriesOf(template: string): FlowEntry[] {
  return (flows[template] ?? []).flatMap((mark, i) => {
    const name = mark.replace('!', '');
    const [flow, inject, debug] = [`flow${i}`, `inject${i}`, `debug${i}`];
    return [
      { id: flow, type: 'tab', label: name, disabled: mark !== name, info: '', env: [] },
      { id: inject, type: 'inject', z: flow, name: `read ${name}`, ...once, x: 150, y: 100, wires: [[debug]] },
      { id: debug, type: 'debug', z: flow, name: `show ${name}`, complete: 'payload', x: 400, y: 100, wires: [] },
    ];
  });
}
