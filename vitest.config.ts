import { configDefaults, defineConfig } from 'vitest/config';

/** What a Linux desktop is needed for, and the programs on it. */
const onLinuxOnly = [
  'src/environments/linux/**',
  'apps/writer/{documentation,exports,opening,saved-state}.test.ts',
  'test/{desktop-*,plans-writer}.test.ts',
];

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'apps/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(process.platform === 'linux' ? [] : onLinuxOnly)],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    pool: 'forks',
  },
});
