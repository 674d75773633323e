import {
  decideTrainingEndpoint,
  getTrainingEndpoint,
  handInTrainingEndpoint,
  importTrainingEndpoint,
  recordTrainingEndpoint,
} from '@mainstay/contracts/training'
import { type Route, serve } from '../../platform/http/route.ts'
import { decideTraining } from './decide-training.ts'
import { getTraining } from './get-training.ts'
import { handInTraining } from './hand-in-training.ts'
import { importTraining } from './import-training.ts'
import { recordTraining } from './record-training.ts'

export const trainingRoutes: readonly Route[] = [
  serve(getTrainingEndpoint, getTraining),
  serve(recordTrainingEndpoint, recordTraining),
  serve(handInTrainingEndpoint, handInTraining),
  serve(decideTrainingEndpoint, decideTraining),
  serve(importTrainingEndpoint, importTraining),
]
