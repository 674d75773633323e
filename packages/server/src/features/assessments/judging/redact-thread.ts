import { parentPort, workerData } from 'node:worker_threads'
import { redactValue } from '@mainstay/policy/redaction'

/*
 * A thread of its own: takes what still looks like a secret out of a snapshot, answers, and ends. Whoever started it ends
 * it when it takes too long.
 */
parentPort?.postMessage(redactValue(workerData))
