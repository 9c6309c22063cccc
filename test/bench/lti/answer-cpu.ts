/** Answers each line on the input with what this process has used so far: microseconds of processor time, megabytes. */
export function answerCpu(): void {
  process.stdin.on("data", () => {
    const { user, system } = process.cpuUsage();
    const megabytes = Math.round(process.memoryUsage().rss / 1e6);
    process.stdout.write(`${JSON.stringify({ cpu: user + system, megabytes })}\n`);
  });
}
