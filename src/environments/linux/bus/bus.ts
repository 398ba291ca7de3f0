import { setTimeout as sleep } from 'node:timers/promises';
import { DBusError, Message, MessageType, sessionBus, Variant } from '@jellybrick/dbus-next';
import type { Guard } from '../../guard.ts';

/** An object on the accessibility bus: the name of its application's connection, and its path. */
export type Node = readonly [bus: string, path: string];

/** An event: its name, what of the object it is about, and what that is now. */
export type Signal = { sender: string; path: string; name: string; detail: string; value: unknown };

/** A connection for raw method calls: any number of them are on their way at once, each with a time limit. */
export type Bus = {
  call<T extends unknown[]>(node: Node, face: string, member: string, signature?: string, body?: unknown[]): Promise<T>;
  /** Reads one property. */
  get<T>(node: Node, face: string, property: string): Promise<T>;
  set(node: Node, face: string, property: string, signature: string, value: unknown): Promise<void>;
  onSignal(listener: (signal: Signal) => void): void;
  close(): void;
};

/** An answer that is an error: the object, or the whole application, has gone, or does not do this. */
export const isRefusal = (error: unknown): error is DBusError => error instanceof DBusError;

/** How long an answer is waited for. */
export const callLimitMs = 5000;
const propertiesFace = 'org.freedesktop.DBus.Properties';

/** Connects to the bus at this address; calls end with the guard's crash, or with TIMEOUT after 5 s. */
export async function connectBus(address: string, guard: Guard): Promise<Bus> {
  const connection = sessionBus({ busAddress: address });
  const connected = new Promise<void>((resolve, reject) => {
    connection.once('connect', () => resolve());
    connection.once('error', reject);
  });
  connection.on('error', () => guard.crash('The connection to the desktop was lost'));
  try {
    await guard.run('Connecting to the bus', connected);
  } catch (error) {
    // Cut off in the middle of its handshake it would fail out of anybody's reach.
    await Promise.race([connected.catch(() => {}), sleep(1000)]);
    connection.disconnect();
    throw error;
  }
  const call: Bus['call'] = async (node, face, member, signature = '', body = []) => {
    const message = new Message({
      destination: node[0],
      path: node[1],
      interface: face,
      member,
      signature,
      body,
    });
    const answer = await guard.run(`${face}.${member}`, connection.call(message), callLimitMs);
    return (answer?.body ?? []) as never;
  };
  return {
    call,
    async get<T>(node: Node, face: string, property: string): Promise<T> {
      const [variant] = await call<[Variant<T>]>(node, propertiesFace, 'Get', 'ss', [face, property]);
      return variant.value;
    },
    async set(node, face, property, signature, value) {
      await call(node, propertiesFace, 'Set', 'ssv', [face, property, new Variant(signature, value)]);
    },
    onSignal(listener) {
      connection.on('message', (message: Message) => {
        if (message.type !== MessageType.SIGNAL) return;
        const [detail, , , about] = message.body as [string, number, number, Variant | undefined];
        const { sender, path, member } = message;
        listener({ sender, path, name: `${message.interface}:${member}`, detail, value: about?.value });
      });
    },
    close: () => connection.disconnect(),
  };
}
