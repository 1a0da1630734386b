import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'offline',
          include: ['test/**/*.test.ts'],
          exclude: ['test/live/**', 'test/bench/**'],
          testTimeout: 20_000,
          globalSetup: ['test/support/postgres-server.ts'],
        },
      },
      { test: { name: 'live', include: ['test/live/**/*.test.ts'], testTimeout: 60_000 } },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/analysis/**'],
      thresholds: { lines: 100, functions: 100, statements: 100, branches: 100 },
    },
  },
});
