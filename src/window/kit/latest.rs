//! Numbers the requests of a screen, so that replies to earlier requests can be dropped.

/// The number of a request; its reply carries the same number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RequestId(u64);

/// The number of the latest request.
#[derive(Debug, Default)]
pub struct LatestRequest(RequestId);

impl LatestRequest {
    /// Numbers a new request; replies to earlier ones no longer match.
    pub fn renew(&mut self) -> RequestId {
        self.0.0 += 1;
        self.0
    }

    /// Returns the number of the latest request.
    #[must_use]
    pub fn id(&self) -> RequestId {
        self.0
    }

    /// Whether a reply is to the latest request.
    #[must_use]
    pub fn is(&self, request: RequestId) -> bool {
        self.0 == request
    }
}
