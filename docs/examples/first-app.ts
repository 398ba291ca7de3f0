import { defineApp, web } from '#lamwright';

export default defineApp({
  name: 'my-app',
  title: 'My app',
  environment: () => web(),
  /** Start a copy with fresh data in `dir`; `read` gives what it has saved, for the verifiers of your families. */
  start: async () => ({ url: 'http://localhost:3000/', read: async () => ({}), stop: async () => {} }),
});
