/*
 * A crowd in a process of its own, so that it takes nothing of the time of whoever is measured: `node crowd.ts URL KEY`
 * asks with so many callers until its standard input ends, then prints how often each status came.
 */
const [, , url = '', apiKey = '', callers = '50', pauseMs = '25'] = process.argv
const answers: Record<string, number> = {}
let isOver = false
process.stdin.on('end', () => {
  isOver = true
})
process.stdin.resume()

async function call(): Promise<void> {
  while (!isOver) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${apiKey}` } })
    await response.arrayBuffer()
    answers[response.status] = (answers[response.status] ?? 0) + 1
    await new Promise((resolve) => setTimeout(resolve, Number(pauseMs)))
  }
}
await Promise.all(Array.from({ length: Number(callers) }, call))
process.stdout.write(JSON.stringify(answers))
