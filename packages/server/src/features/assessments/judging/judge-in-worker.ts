import { assess } from '@mainstay/policy/assessments'
import type { Judge } from './judge.ts'

export const judgeInWorker: Judge = async (snapshot, { ruleSet, at, support, earlier }) =>
  assess({ ruleSet, snapshot, at, support, earlier })
