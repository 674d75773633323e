#!/usr/bin/env node
// Plain JavaScript that any Node can read: it starts the product on the project's own Node, or says what is missing.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const wanted = 24
const here = dirname(fileURLToPath(import.meta.url))
const entry = join(here, '..', 'src', 'main.ts')

const ownNode = () => {
  const name = `node-${process.platform}-${process.arch}`
  try {
    const found = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'bin', 'node')
    return existsSync(found) ? found : undefined
  } catch {
    return undefined
  }
}

if (Number(process.versions.node.split('.')[0]) >= wanted) {
  const { enableCompileCache } = await import('node:module')
  enableCompileCache?.()
  if (process.env.MAINSTAY_RESTARTED === '1' && process.channel) {
    process.on('disconnect', () => process.exit(1))
    process.channel.unref()
  }
  const { main } = await import(pathToFileURL(entry).href)
  process.exitCode = await main(process.argv.slice(2))
} else {
  const node = ownNode()
  if (!node) {
    console.error(
      `Mainstay runs on Node ${wanted}; this is ${process.version}. Run "npm ci" here once (it brings Node ${wanted} on Linux x64 and arm64), or install Node ${wanted} and try again.`,
    )
    process.exit(3)
  }
  // The channel tells the child at once when this process is gone, however it ended.
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, MAINSTAY_RESTARTED: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
