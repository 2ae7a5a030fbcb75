/** What the parent reads from a child that imports: seconds, tasks, and the memory of the process before and at its highest, in MiB. */
export async function reportImport(work: () => Promise<number>): Promise<void> {
  const before = process.memoryUsage.rss() / 2 ** 20;
  const started = performance.now();
  const tasks = await work();
  const seconds = (performance.now() - started) / 1000;
  console.log(JSON.stringify({ seconds, tasks, before, peak: process.resourceUsage().maxRSS / 1024 }));
}
