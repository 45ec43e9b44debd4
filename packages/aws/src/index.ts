export * from './aws-access.ts';
export * from './aws-failure.ts';
export * from './credential-lifetime.ts';
export * from './open-aws.ts';
