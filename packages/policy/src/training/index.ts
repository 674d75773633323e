export { type TrainingAsked, trainingAsked } from './training-asked.ts'
export {
  type Completion,
  type CourseStanding,
  missingCourses,
  trainingStanding,
} from './training-standing.ts'
