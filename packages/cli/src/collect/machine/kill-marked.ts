import { readdir, readFile } from 'node:fs/promises'

/** In the environment of every command, handed down to whatever it starts. */
export const markName = 'MAINSTAY_COLLECT_MARK'

/** Ends processes that carry the mark, also those that left their group and their parent. Twice, for those that fork. */
export const killMarked = async (mark: string): Promise<number> => {
  const killed = new Set<number>()
  for (let round = 0; round < 5; round += 1) {
    const found = await findMarked(mark)
    if (found.length === 0) return killed.size
    for (const pid of found) {
      try {
        process.kill(pid, 'SIGKILL')
        killed.add(pid)
      } catch {
        // gone by itself
      }
    }
    // the kernel needs a moment to take them away
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return killed.size
}

const findMarked = async (mark: string): Promise<readonly number[]> => {
  const wanted = `${markName}=${mark}`
  const names = await readdir('/proc').catch(() => [])
  const pids = names.filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  const carries = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '')
      return environment.split('\0').includes(wanted) ? Number(pid) : undefined
    }),
  )
  return carries.filter((pid): pid is number => pid !== undefined)
}
