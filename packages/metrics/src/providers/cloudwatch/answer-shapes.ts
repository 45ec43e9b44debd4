import * as z from 'zod/mini';

const message = z.object({ Code: z.nullish(z.string()), Value: z.nullish(z.string()) });

/**
 * A page of GetMetricData as its documentation shows it, which the SDK doesn't check:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export const metricDataPage = z.object({
  MetricDataResults: z.array(
    z.object({
      Id: z.nullish(z.string()),
      Label: z.nullish(z.string()),
      Timestamps: z.nullish(z.array(z.date())),
      Values: z.nullish(z.array(z.union([z.number(), z.nan()]))),
      StatusCode: z.nullish(z.string()),
      Messages: z.nullish(z.array(message)),
    }),
  ),
  Messages: z.nullish(z.array(message)),
});

const dimension = z.object({ Name: z.string(), Value: z.string() });

/** A page of ListMetrics: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html */
export const metricListPage = z.object({
  Metrics: z.nullish(
    z.array(z.object({ MetricName: z.nullish(z.string()), Dimensions: z.nullish(z.array(dimension)) })),
  ),
});
