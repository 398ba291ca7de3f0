// The driver: runs in a process of its own beside the applications, for a call into one that hangs comes back from nowhere.
// Usage: node main.ts PORT TOKEN; connects to 127.0.0.1, one line of JSON for each order and each answer.
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import type { Answer, Order } from '../orders.ts';
import { carryOut } from './carry-out.ts';

const [port, token] = process.argv.slice(2);
const socket = connect(Number(port), '127.0.0.1');
const answer = (line: Answer) => void socket.write(`${JSON.stringify(line)}\n`);
socket.write(`${token}\n`);
socket.on('error', () => process.exit(1));
socket.on('close', () => process.exit(0));
let last = Promise.resolve();
createInterface({ input: socket }).on('line', (line) => {
  const { id, name, given } = JSON.parse(line) as Order;
  last = last.then(async () => {
    try {
      answer({ id, done: await carryOut(name, given, (endedRun, code) => answer({ endedRun, code })) });
    } catch (error) {
      const { message, stack, constructor: kind } = error as Error;
      if (kind === Error || kind === TypeError) process.stderr.write(`${name}: ${stack}\n`);
      answer({ id, failed: { kind: kind.name, message } });
    }
  });
});
