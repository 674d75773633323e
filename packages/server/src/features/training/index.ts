export { trainingReactions } from './keep-told-training.ts'
export { trainingRoutes } from './routes.ts'
