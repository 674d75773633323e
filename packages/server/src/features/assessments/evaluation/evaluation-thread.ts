import { parentPort, workerData } from 'node:worker_threads'
import { type AssessQuestion, assess } from '@mainstay/policy/assessments'

/*
 * A thread of its own with little memory: holds one snapshot against one rule set, answers, and ends. Whoever started it
 * ends it when it takes too long.
 */
parentPort?.postMessage(assess(workerData as AssessQuestion))
