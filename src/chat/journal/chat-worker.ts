import { openStore } from '../../store/open-store.ts';
import { openChat } from '../open-chat.ts';

/** A command of the kill test: twenty questions to the model that it is given, three at once. */
const [dir, configuration] = process.argv.slice(2);
const store = await openStore({ dir: dir! });
const chat = await openChat({ store, configuration, environment: {} });
const questions = Array.from({ length: 20 }, (_, i) => `question ${i}`);
const lane = async () => {
  for (let content = questions.shift(); content; content = questions.shift()) {
    await chat.say('words', { messages: [{ role: 'user', content }] });
    console.log(content);
  }
};
await Promise.all([lane(), lane(), lane()]);
await chat.close();
await store.close();
