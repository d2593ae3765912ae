import mongoose, { Schema } from 'mongoose';

const Tour = mongoose.model('Tour', new Schema({ name: String, grade: String, guide: String, hidden: Boolean }));

export interface TourFilter {
  grade?: any;
  guide?: any;
}

export async function tours(filter: TourFilter): Promise<unknown[]> {
  const query = narrowed(filter);
  return Tour.find(query).limit(50).lean();
}

function narrowed(filter: TourFilter): Record<string, unknown> {
  return { hidden: false, ...filter };
}

export async function steeperThan(expression: string): Promise<unknown[]> {
  return Tour.$where(`this.slope > ${expression}`).exec() as Promise<unknown[]>;
}
