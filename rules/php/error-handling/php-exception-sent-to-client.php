<?php
class OrderController extends Controller
{
    public function quote(Request $request)
    {
        try {
            return response()->json(['cents' => $this->price()]);
        } catch (\Throwable $problem) {
            // ruleid: php-exception-sent-to-client
            return response()->json(['error' => $problem->getMessage(), 'trace' => $problem->getTraceAsString()], 500);
        }
    }

    public function safely()
    {
        try {
            return response()->json(['cents' => $this->price()]);
        } catch (\Throwable $problem) {
            report($problem);
            // ok: php-exception-sent-to-client
            return response()->json(['error' => 'the quote failed'], 500);
        }
    }

    public function named()
    {
        try {
            return response()->json(['cents' => $this->price()]);
        } catch (QuoteRefused $problem) {
            // ok: php-exception-sent-to-client
            return response()->json(['error' => $problem->getMessage()], 422);
        }
    }
}

try {
    $db->query('SELECT 1');
} catch (PDOException $error) {
    // ruleid: php-exception-sent-to-client
    die('failed: ' . $error->getMessage());
}
try {
    run();
} catch (Exception $error) {
    // ruleid: php-exception-sent-to-client
    echo $error->getTraceAsString();
    // ok: php-exception-sent-to-client
    error_log($error->getMessage());
}
