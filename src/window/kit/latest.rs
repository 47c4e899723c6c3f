//! The latest request of a part: replies to earlier ones come late and are dropped.

/// The number of a request, which its reply carries back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RequestId(u64);

/// The number of the latest request.
#[derive(Debug, Default)]
pub struct LatestRequest(RequestId);

impl LatestRequest {
    /// Begins a request, or only makes replies to earlier ones late.
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
