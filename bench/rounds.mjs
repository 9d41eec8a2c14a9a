// Contestants take turns, round by round; each is compared with the first within its round.

/**
 * Runs every contestant once a round, in turn, and turned round by round so that none always comes
 * first. What is slow for a while is slow for all. The first round warms up and isn't counted.
 * @param contestants {name, run}: `run` does its share and gives {milliseconds, …}
 */
export async function interleave(contestants, rounds) {
  const results = new Map(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    const turn = round % contestants.length;
    for (const { name, run } of [...contestants.slice(turn), ...contestants.slice(0, turn)]) {
      const result = await run();
      if (round > 0) results.get(name).push(result);
    }
    process.stderr.write(`\rround ${round} of ${rounds} `);
  }
  process.stderr.write("\r\x1b[K");
  return results;
}

/** "0.57 (0.55–0.60)": the median of the rounds' ratios, and their range. */
export function ratio(results, base, of = ({ milliseconds }) => milliseconds, digits = 2) {
  const ratios = results.map((result, round) => of(result) / of(base[round]));
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)].map((value) =>
    value.toFixed(digits),
  );
  return `${median(ratios).toFixed(digits)} (${least}–${most})`;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A table in Markdown, as the README has it. */
export function table(heads, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |\n`;
  process.stdout.write(line(heads) + line(heads.map(() => "---")) + rows.map(line).join(""));
}
