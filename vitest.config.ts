import { defineConfig } from "vitest/config";

/** Tests that watch this process and its browsers: each file has a process of its own. */
const APART = ["burst", "cli", "docs", "edition", "package", "press"].map(
  (room) => `test/${room}/**`,
);

const EVERY = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  env: { TZ: "UTC" },
  setupFiles: "test/same-properties.ts",
};

export default defineConfig({
  test: {
    // The tests wait for browsers half of the time, so that no core need be kept free.
    maxWorkers: "100%",
    globalSetup: "test/temporary-folder.ts",
    projects: [
      {
        test: {
          ...EVERY,
          name: "apart",
          include: [...APART.map((room) => `${room}/*.test.ts`), "test/*.test.ts"],
        },
      },
      {
        test: {
          ...EVERY,
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: [...APART, "test/full/**", "test/*.test.ts", "**/node_modules/**"],
          // Our modules keep nothing from one file to the next; loading them anew takes longer than the tests.
          isolate: false,
        },
      },
      {
        // What takes minutes, by `npm run test:full`: one file after the other, each with all cores.
        test: {
          ...EVERY,
          name: "full",
          include: ["test/full/*.test.ts"],
          testTimeout: 600_000,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
