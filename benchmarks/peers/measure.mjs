// How fast something goes that is done a number of times, or until nothing is left.

/** Does `step(i)` for i in 0..count-1, `atOnce` of them under way at any time; answers how many a second. */
export async function rate(count, atOnce, step) {
  let next = 0;
  const begin = performance.now();
  const lane = async () => {
    for (let i = next++; i < count; i = next++) {
      await step(i);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return (count * 1000) / (performance.now() - begin);
}

/** The whole numbers the program was called with. */
export function counts(...names) {
  const values = process.argv.slice(2).map(Number);
  if (values.length !== names.length || !values.every(value => Number.isInteger(value) && value > 0)) {
    console.error(`usage: ${names.join(' ')}, whole numbers from 1; the database is named by PG… variables`);
    process.exit(2);
  }
  return values;
}

/** One line for the program that started this one. */
export function report(peer, singles, batched, drained) {
  console.log(`${peer}\t${singles.toFixed(1)}\t${batched.toFixed(1)}\t${drained.toFixed(1)}`);
}
